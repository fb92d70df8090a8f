package org.coreplatform.kernel.pd;

import org.coreplatform.sdk.abi.UserExceptionNumber;

/// What is said about an exception that nothing in a PD has caught.
///
/// The JDK's own words show the host in places, such as identity hash codes of loaders, so what the
/// JVM throws by itself has words of ours.
///
/// @param number one of [UserExceptionNumber]
/// @param reason for a person
/// @param address where it was thrown
record Uncaught(int number, String reason, long address) {

    /// {@return what is to be said}
    static Uncaught of(Throwable thrown, CodeMap codeMap) {
        if (thrown instanceof StackOverflowError) {
            return new Uncaught(
                    UserExceptionNumber.STACK_OVERFLOW,
                    "the host's stack is too small for the PD's",
                    CodeMap.LIBRARY);
        }
        String type = thrown.getClass().getName();
        String text = text(thrown);
        String reason = text.isEmpty() ? type : type + ": " + text;
        return new Uncaught(
                UserExceptionNumber.UNCAUGHT_EXCEPTION, reason, address(thrown, codeMap));
    }

    /// {@return the message of a linkage error, as far as it is the same on every host}
    static String firstLine(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage());
        int end = message.indexOf('\n');
        return "the verifier refuses a class: " + (end < 0 ? message : message.substring(0, end));
    }

    private static String text(Throwable thrown) {
        return switch (thrown) {
            case NullPointerException _ -> "something is null";
            case ClassCastException _ -> "an object is not of the class it is cast to";
            case ArrayStoreException _ -> "an array does not take objects of this class";
            default -> message(thrown);
        };
    }

    private static String message(Throwable thrown) {
        try {
            String message = thrown.getMessage();
            return message == null ? "" : message;
        } catch (Throwable e) {
            return ""; // the program's own getMessage failed, with whatever it likes
        }
    }

    private static long address(Throwable thrown, CodeMap codeMap) {
        for (StackTraceElement element : thrown.getStackTrace()) {
            if (CodeMap.isAuthors(element.getClassName())) {
                long address =
                        codeMap.address(
                                element.getClassName(),
                                element.getMethodName(),
                                element.getLineNumber());
                if (address != CodeMap.LIBRARY) {
                    return address;
                }
            }
        }
        return CodeMap.LIBRARY;
    }
}
