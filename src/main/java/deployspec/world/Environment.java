package deployspec.world;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a script finds in its environment of that of this process: an allow-list, so that a run does what the spec says and not
 * what somebody's shell happened to export. Never {@code BASH_ENV}, {@code ENV} or {@code LD_PRELOAD}.
 */
final class Environment {
    private static final Set<String> ALLOWED = Set.of(
            "PATH",
            "HOME",
            "USER",
            "LOGNAME",
            "SHELL",
            "LANG",
            "TZ",
            "TERM",
            "TMPDIR",
            "SSH_AUTH_SOCK",
            "JAVA_HOME",
            "KUBECONFIG",
            "DOCKER_HOST",
            "DOCKER_CONFIG",
            "AWS_PROFILE",
            "AWS_REGION",
            "AWS_CONFIG_FILE",
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "NO_PROXY",
            "http_proxy",
            "https_proxy",
            "no_proxy");

    private Environment() {}

    static Map<String, String> allowed(Map<String, String> own) {
        var passed = new TreeMap<String, String>();
        own.forEach((name, value) -> {
            if (ALLOWED.contains(name) || name.startsWith("LC_") || name.startsWith("XDG_")) {
                passed.put(name, value);
            }
        });
        return passed;
    }

    /** What makes a shell or the loader run something that the plan does not show, whoever declares it. */
    static boolean isRefused(String name) {
        return name.equals("BASH_ENV") || name.equals("SHELLOPTS") || name.equals("BASHOPTS") || name.startsWith("LD_");
    }
}
