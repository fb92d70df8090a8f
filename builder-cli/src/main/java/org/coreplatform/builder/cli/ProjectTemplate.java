package org.coreplatform.builder.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a new project begins with.
enum ProjectTemplate {
    HELLO("One protection domain that prints a line."),
    PPC("A client that calls a passive server."),
    SENSOR("A driver that samples a sensor, and a controller that looks at each sample.");

    private static final List<String> EVERY =
            List.of("system.xml", "test/@PACKAGE@/SystemTest.java");

    private static final List<String> PROJECT =
            List.of(
                    "README.md",
                    "pom.xml",
                    ".gitignore",
                    ".editorconfig",
                    ".vscode/settings.json",
                    ".vscode/extensions.json",
                    ".vscode/tasks.json");

    private final String about;

    ProjectTemplate(String about) {
        this.about = about;
    }

    private List<String> own() {
        return switch (this) {
            case HELLO -> List.of("src/@PACKAGE@/Greeter.java");
            case PPC -> List.of("src/@PACKAGE@/Adder.java", "src/@PACKAGE@/Client.java");
            case SENSOR ->
                    List.of(
                            "src/@PACKAGE@/Sensor.java",
                            "src/@PACKAGE@/Controller.java",
                            "sensors.txt");
        };
    }

    /// {@return the word on the command line}
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// {@return the texts of a project's files, by their paths}
    Map<String, String> files(ProjectName name) {
        Map<String, String> files = new LinkedHashMap<>();
        EVERY.forEach(path -> files.put(fill(path, name), fill(text(toString(), path), name)));
        own().forEach(path -> files.put(fill(path, name), fill(text(toString(), path), name)));
        PROJECT.forEach(path -> files.put(path, fill(text("project", path), name)));
        return files;
    }

    private String fill(String text, ProjectName name) {
        String options = String.join(" ", MavenLibraries.JVM_OPTIONS);
        String list = "\"" + String.join("\", \"", MavenLibraries.JVM_OPTIONS) + "\"";
        return text.replace("@NAME@", name.text())
                .replace("@ARTIFACT@", name.artifact())
                .replace("@PACKAGE@", name.packageName())
                .replace("@ABOUT@", about)
                .replace("@JVM@", options)
                .replace("@JVM_LIST@", list)
                .replace("@DEPENDENCIES@", MavenLibraries.dependencies());
    }

    private static String text(String folder, String path) {
        String file = path.substring(path.lastIndexOf('/') + 1).replaceFirst("^\\.", "");
        String resource = "init/%s/%s.template".formatted(folder, file);
        try (InputStream in = ProjectTemplate.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
