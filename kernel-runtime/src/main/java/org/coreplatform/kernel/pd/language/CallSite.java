package org.coreplatform.kernel.pd.language;

import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/// What an `invokedynamic` instruction of javac asks for.
sealed interface CallSite {

    /// An object of a functional interface.
    ///
    /// @param name the method of the interface
    /// @param factoryType what is captured → the interface
    /// @param erasedType the method's type in the interface
    /// @param implementation what it calls
    /// @param instantiatedType the method's type with its type arguments
    /// @param interfaces further interfaces
    /// @param bridges further erased types of the method
    record Lambda(
            String name,
            MethodTypeDesc factoryType,
            MethodTypeDesc erasedType,
            DirectMethodHandleDesc implementation,
            MethodTypeDesc instantiatedType,
            List<ClassDesc> interfaces,
            List<MethodTypeDesc> bridges)
            implements CallSite {}

    /// A string from pieces; `null` stands for the next argument.
    ///
    /// @param type argument types → String
    /// @param pieces text and arguments in order
    record Concatenation(MethodTypeDesc type, List<Piece> pieces) implements CallSite {}

    /// A part of a concatenation.
    sealed interface Piece {
        record Text(String text) implements Piece {}

        record Argument() implements Piece {}
    }

    /// `equals`, `hashCode` or `toString` of a record.
    ///
    /// @param name which of them
    /// @param type its type with the record as first argument
    /// @param components the fields
    record RecordMethod(String name, MethodTypeDesc type, List<DirectMethodHandleDesc> components)
            implements CallSite {}

    /// Which label of a pattern switch fits, from a start index on.
    ///
    /// @param type selector, start index → index
    record PatternSwitch(MethodTypeDesc type, List<Label> labels) implements CallSite {}

    /// A label of a pattern switch.
    sealed interface Label {
        record OfType(ClassDesc type) implements Label {}

        record OfText(String text) implements Label {}

        record OfNumber(int number) implements Label {}

        /// A constant of an enum, whose internal name is given.
        record OfEnum(String type, String constant) implements Label {}
    }

    /// Anything else: not of javac, or not of this language.
    record Unknown(String bootstrap, String reason) implements CallSite {}
}
