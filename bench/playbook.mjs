// An Ansible playbook that does what a plan does: a task for each script, request and question, two for each gate.

export function playbook(plan) {
  const measures = new Map(plan.thresholds.map(({ id, measure }) => [id, measure?.action]));
  const tasks = [...plan.phases, plan.rollback].flatMap((block) => tasksOf(block, measures));
  return `- name: ${text(plan.head.title)}
  hosts: localhost
  gather_facts: false
  vars:
${plan.inputs.map(({ name }) => `    ${name}: ""\n`).join("")}  tasks:
${tasks.join("")}`;
}

function tasksOf(item, measures) {
  const name = item.description?.title;
  return [
    ...(item.actions ?? []).map(({ action }) => task(name, module(action, name))),
    ...(item.gates ?? []).flatMap((gate) => gateTasks(gate, measures)),
    ...[...(item.items ?? []), ...(item.children ?? [])].flatMap((inner) => tasksOf(inner, measures)),
  ];
}

/** Look, again and again where there is time to, and then decide. */
function gateTasks({ title, check, within }, measures) {
  const action = measures.get(check.threshold);
  const again = within === undefined ? [] : ["until: reading is succeeded", "retries: 24", "delay: 5"];
  return [
    ...(action === undefined ? [] : [task(`Measure: ${title}`, [...module(action, title), "register: reading", ...again])]),
    task(title, ["ansible.builtin.assert:", "  that:", "    - reading is succeeded", `  fail_msg: ${text(title)}`]),
  ];
}

function task(name, lines) {
  return `    - name: ${text(name)}\n${lines.map((line) => `      ${line}\n`).join("")}`;
}

function module(action, title) {
  switch (action.kind) {
    case "run-process":
      return ["ansible.builtin.shell:", "  executable: /bin/bash", "  cmd: |", ...block(action.script)];
    case "call-http":
      return ["ansible.builtin.uri:", `  url: ${text(action.url.replace("${", "{{ ").replace("}", " }}"))}`, `  method: ${action.method}`];
    default:
      return ["ansible.builtin.pause:", `  prompt: ${text(title)}`];
  }
}

const block = (script) => script.trimEnd().split("\n").map((line) => `    ${line}`.trimEnd());

const text = (words) => JSON.stringify(words);
