package org.coreplatform.builder.program;

import org.coreplatform.description.diagnostic.Span;

/// An event that the description lets happen to a PD.
///
/// @param kind which entry point it takes
/// @param cause what in the description causes it
/// @param because the cause in words
public record ExpectedEvent(EntryPoint kind, Span cause, String because) {

    /// The entry points that a PD can lack, with their signatures.
    public enum EntryPoint {
        NOTIFIED_CHANNEL(
                "notified(Channel)",
                "notified(Lorg/coreplatform/sdk/pd/Channel;)V",
                "set `notify=\"false\"` at the ends that never notify it"),
        NOTIFIED_INTERRUPT(
                "notified(Interrupt)",
                "notified(Lorg/coreplatform/sdk/pd/Interrupt;)V",
                "remove the `irq`"),
        PROTECTED_CALL(
                "protectedCall(Channel, Message)",
                "protectedCall(Lorg/coreplatform/sdk/pd/Channel;"
                        + "Lorg/coreplatform/sdk/pd/Message;)"
                        + "Lorg/coreplatform/sdk/pd/Message;",
                "remove `pp=\"true\"` from the callers' ends"),
        FAULT(
                "fault(Child, FaultInfo)",
                "fault(Lorg/coreplatform/sdk/pd/Child;Lorg/coreplatform/sdk/pd/FaultInfo;)"
                        + "Lorg/coreplatform/sdk/pd/FaultDecision;",
                "move its children to the top level");

        private final String declaration;
        private final String signature;
        private final String otherwise;

        EntryPoint(String declaration, String signature, String otherwise) {
            this.declaration = declaration;
            this.signature = signature;
            this.otherwise = otherwise;
        }

        /// {@return how authors write it}
        String declaration() {
            return declaration;
        }

        /// {@return name and descriptor}
        String signature() {
            return signature;
        }

        /// {@return what to do instead of overriding it}
        String otherwise() {
            return otherwise;
        }
    }
}
