package org.coreplatform.builder.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.coreplatform.board.catalog.BoardModel;
import org.coreplatform.board.catalog.Boards;
import org.coreplatform.builder.pipeline.BuildSettings;
import org.coreplatform.description.model.MicrokitBoards;
import org.coreplatform.description.model.Profile;
import org.coreplatform.description.model.Target;
import org.coreplatform.sdk.image.BootImage;
import org.coreplatform.sdk.profile.BoardProfile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a description is checked and built for; shared by the commands that take descriptions.
final class BuildOptions {
    /// The one configuration of the Core Platform's kernel.
    private static final String CONFIG = "debug";

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            description =
                    "Whose rules: core-platform or microkit. Otherwise the description or the"
                            + " ending of its name decides.")
    private @Nullable String profile;

    @Option(
            names = "--board",
            paramLabel = "BOARD",
            description =
                    "The board, see `coreplat boards`. Default: the first one. For Microkit's"
                            + " descriptions also the boards of its SDK.")
    private @Nullable String board;

    @Option(
            names = "--config",
            paramLabel = "CONFIG",
            description =
                    "The kernel's configuration: debug (default); for Microkit's descriptions also"
                            + " release, benchmark, and these with smp- before them.")
    private String config = CONFIG;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            description = "The board's memory, such as 64M or 1G. Default: the board's.")
    private @Nullable MemorySize memory;

    @Option(
            names = "--search-path",
            paramLabel = "DIR",
            description =
                    "A folder in which program images are looked for after the description's own."
                            + " May be given several times.")
    private List<Path> searchPath = new ArrayList<>();

    /// Takes the board of a recorded run.
    void use(String recordedBoard, long memoryBytes) {
        board = recordedBoard;
        memory = new MemorySize(memoryBytes);
    }

    /// {@return the settings}
    ///
    /// @param files the descriptions: their names may decide about the profile
    /// @throws CommandFailed when an option's value is unknown
    BuildSettings settings(List<Path> files) {
        Optional<Profile> chosen = profile();
        if (isOurs()) {
            return new BuildSettings(chosen, board(), microkit(), searchPath);
        }
        boolean allMicrokit =
                files.stream()
                        .map(file -> Profile.ofFileName(file.toString()))
                        .allMatch(Profile.MICROKIT::equals);
        if (chosen.orElse(allMicrokit ? Profile.MICROKIT : Profile.CORE_PLATFORM)
                != Profile.MICROKIT) {
            throw board == null || Boards.named(board).isPresent()
                    ? unknown("configuration", config, Stream.of(CONFIG))
                    : unknown("board", board, ownBoards());
        }
        return new BuildSettings(
                Optional.of(Profile.MICROKIT),
                Boards.ALL.getFirst().profile(),
                microkit(),
                searchPath);
    }

    /// Whether board and configuration are the Core Platform's.
    private boolean isOurs() {
        return config.equals(CONFIG) && (board == null || Boards.named(board).isPresent());
    }

    private Target microkit() {
        String name = board == null ? MicrokitBoards.names().getFirst() : board;
        List<String> configurations = MicrokitBoards.configurations(name);
        if (configurations.isEmpty()) {
            throw unknown(
                    "board", name, Stream.concat(ownBoards(), MicrokitBoards.names().stream()));
        }
        return MicrokitBoards.target(name, config)
                .orElseThrow(() -> unknown("configuration", config, configurations.stream()));
    }

    private static Stream<String> ownBoards() {
        return Boards.ALL.stream().map(model -> model.profile().name());
    }

    private Optional<Profile> profile() {
        String word = profile;
        if (word == null) {
            return Optional.empty();
        }
        Optional<Profile> named = Profile.named(word);
        if (named.isEmpty()) {
            throw unknown("profile", word, Profile.words().stream());
        }
        return named;
    }

    /// {@return the board with its memory}
    BoardProfile board() {
        BoardModel model = model(board);
        return memory == null ? model.profile() : withMemory(model, memory);
    }

    /// {@return the board for an image: its own, with the memory that it was laid out for, unless
    /// options say otherwise}
    BoardProfile boardFor(BootImage image) {
        BoardModel model = model(board == null ? image.board() : board);
        return withMemory(
                model, memory == null ? new MemorySize(image.spec().memoryBytes()) : memory);
    }

    /// {@return the board with a name, the first one for none}
    static BoardModel model(@Nullable String name) {
        if (name == null) {
            return Boards.ALL.getFirst();
        }
        return Boards.named(name).orElseThrow(() -> unknown("board", name, ownBoards()));
    }

    private static BoardProfile withMemory(BoardModel model, MemorySize memory) {
        Optional<String> problem = model.memoryProblem(memory.bytes());
        if (problem.isPresent()) {
            throw new CommandFailed(ExitCodes.USAGE, "coreplat: --memory: " + problem.get());
        }
        return model.profile().withDramBytes(memory.bytes());
    }

    private static CommandFailed unknown(String what, String word, Stream<String> known) {
        String words = known.distinct().map("`%s`"::formatted).collect(Collectors.joining(", "));
        return new CommandFailed(
                ExitCodes.USAGE,
                "coreplat: unknown %s `%s`: there is %s".formatted(what, word, words));
    }
}
