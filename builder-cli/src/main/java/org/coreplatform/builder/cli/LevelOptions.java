package org.coreplatform.builder.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.coreplatform.description.RulePages;
import org.coreplatform.description.diagnostic.Levels;
import org.coreplatform.description.diagnostic.Levels.Level;
import org.coreplatform.description.diagnostic.RuleId;
import picocli.CommandLine.Option;

/// How seriously warnings are taken.
final class LevelOptions {
    @Option(
            names = "--allow",
            paramLabel = "ID",
            description = "Does not show warnings with this id. May be given several times.")
    private List<String> allowed = new ArrayList<>();

    @Option(
            names = "--warn",
            paramLabel = "ID",
            description = "Shows warnings with this id, as is usual.")
    private List<String> warned = new ArrayList<>();

    @Option(
            names = "--deny",
            paramLabel = "ID",
            description = "Makes warnings with this id errors. The strictest option counts.")
    private List<String> denied = new ArrayList<>();

    /// {@return the levels}
    ///
    /// @throws CommandFailed when there is no such diagnostic
    Levels levels() {
        Map<RuleId, Level> levels = new TreeMap<>();
        allowed.forEach(id -> levels.put(known(id), Level.ALLOW));
        warned.forEach(id -> levels.put(known(id), Level.WARN));
        denied.forEach(id -> levels.put(known(id), Level.DENY));
        return new Levels(levels);
    }

    private static RuleId known(String id) {
        if (!RulePages.ids().contains(id)) {
            throw new CommandFailed(
                    ExitCodes.USAGE,
                    "coreplat: there is no diagnostic `%s`: `coreplat explain` lists them"
                            .formatted(id));
        }
        return RuleId.of(id);
    }
}
