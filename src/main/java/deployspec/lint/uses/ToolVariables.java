package deployspec.lint.uses;

import java.util.regex.Pattern;

/**
 * Variables that well-known commands look for by themselves, so that a script need not name them: psql finds its server by
 * {@code PGHOST}, the AWS command line its account by {@code AWS_PROFILE}.
 */
public final class ToolVariables {
    private static final Pattern NAMES = Pattern.compile(String.join(
            "|",
            // databases
            "PG[A-Z]+",
            "MYSQL_.*|MARIADB_.*|REDISCLI_.*|ORACLE_.*|TNS_ADMIN",
            // clouds
            "AWS_.*|AZURE_.*|ARM_.*|GOOGLE_.*|CLOUDSDK_.*|GCLOUD_.*|DIGITALOCEAN_.*",
            // containers and clusters
            "DOCKER_.*|COMPOSE_.*|BUILDKIT_.*|KUBE.*|HELM_.*|CONTAINER_HOST",
            // infrastructure
            "TF_.*|ANSIBLE_.*|VAULT_.*|CONSUL_.*|NOMAD_.*|PULUMI_.*|SOPS_.*",
            // code and builds
            "GIT_.*|GH_.*|GITHUB_.*|GITLAB_.*|NPM_.*|NODE_.*|JAVA_.*|MAVEN_.*|GRADLE_.*|GO[A-Z]+|CARGO_.*|RUST_.*",
            "PIP_.*|PYTHON.*|PYTEST_.*|DJANGO_.*|FLASK_.*|RAILS_.*|RACK_.*|BUNDLE_.*|CI",
            // machines and networks
            "SSH_.*|SSL_.*|CURL_.*|.*_PROXY|TZ|LANG|LC_.*|PATH|HOME|TMPDIR|EDITOR|PAGER|TERM|DEBIAN_FRONTEND"));

    private ToolVariables() {}

    public static boolean contains(String name) {
        return NAMES.matcher(name).matches();
    }
}
