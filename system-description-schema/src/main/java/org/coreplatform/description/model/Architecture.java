package org.coreplatform.description.model;

/// Instruction sets of the targets.
public enum Architecture {
    RISCV64("RISC-V 64"),
    AARCH64("AArch64"),
    X86_64("x86-64");

    private final String word;

    Architecture(String word) {
        this.word = word;
    }

    /// {@return its name in messages}
    public String word() {
        return word;
    }
}
