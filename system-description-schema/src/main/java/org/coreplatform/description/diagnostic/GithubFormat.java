package org.coreplatform.description.diagnostic;

import java.util.List;

/// Workflow commands of GitHub Actions, which shows them at the lines of a change.
public final class GithubFormat {
    private GithubFormat() {}

    /// {@return a command for each diagnostic}
    public static String of(List<CheckedFile> files) {
        StringBuilder out = new StringBuilder();
        for (CheckedFile file : files) {
            for (Diagnostic found : file.diagnostics()) {
                out.append(command(found)).append('\n');
            }
        }
        return out.toString();
    }

    private static String command(Diagnostic found) {
        Position begin = found.span().begin();
        Position end = found.span().finish();
        String help = found.help().map(text -> "\n" + text).orElse("");
        return "::%s file=%s,line=%d,endLine=%d,col=%d,endColumn=%d,title=%s::%s"
                .formatted(
                        found.severity().word(),
                        property(found.span().file().name()),
                        begin.line(),
                        end.line(),
                        begin.column(),
                        end.column(),
                        property(found.rule().value()),
                        data(found.message() + help));
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
