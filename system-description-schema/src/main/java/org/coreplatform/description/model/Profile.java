package org.coreplatform.description.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Whose rules a description follows.
public enum Profile {
    /// The Core Platform's own, for systems that this toolchain builds.
    CORE_PLATFORM("core-platform"),
    /// seL4 Microkit 2.3's, for existing systems.
    MICROKIT("microkit");

    private final String word;

    Profile(String word) {
        this.word = word;
    }

    /// {@return its name in descriptions and on the command line}
    public String word() {
        return word;
    }

    /// {@return the profile with this name}
    public static Optional<Profile> named(String word) {
        return Arrays.stream(values()).filter(profile -> profile.word.equals(word)).findFirst();
    }

    /// {@return the names of all profiles}
    public static List<String> words() {
        return Arrays.stream(values()).map(Profile::word).toList();
    }

    /// {@return the profile that a file's name suggests: Microkit's descriptions end in `.system`}
    public static Profile ofFileName(String name) {
        return name.endsWith(".system") ? MICROKIT : CORE_PLATFORM;
    }
}
