package org.coreplatform.sdk.pd;

import org.coreplatform.sdk.abi.SystemCall;

/// The kernel's debug console: one system call per character, for development only.
public final class DebugConsole {
    private DebugConsole() {}

    public static void print(char character) {
        Kernel.port().systemCall(SystemCall.DEBUG_PUT_CHAR, character, 0, 0, 0);
    }

    public static void print(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            print(text.charAt(i));
        }
    }

    public static void print(long number) {
        print(Long.toString(number));
    }

    /// Prints `0x` and the digits of an unsigned number.
    public static void printHex(long number) {
        print("0x");
        print(Long.toHexString(number));
    }

    public static void println() {
        print('\n');
    }

    public static void println(String text) {
        print(text);
        println();
    }

    public static void println(long number) {
        print(number);
        println();
    }
}
