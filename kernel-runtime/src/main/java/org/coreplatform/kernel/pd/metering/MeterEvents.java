package org.coreplatform.kernel.pd.metering;

/// What transformed code asks of the runtime when a counter has run out. All of it happens on the
/// stack of the PD that runs, which may be suspended meanwhile.
public interface MeterEvents {
    /// Cycles have run out: at a method's entry, a loop's head or an exception handler.
    ///
    /// @param offset of the instruction from the start of the program
    void expired(int offset);

    /// Spends cycles that there are not; returns when all are paid.
    void charge(int cycles);

    /// Charges for arrays before they are made.
    ///
    /// @param count how many
    /// @param length of each; a negative one is refused afterwards by the instruction
    /// @param elementBytes size of an element
    /// @return count times length, at most [Integer#MAX_VALUE]
    int allocateArrays(int count, int length, int elementBytes);

    /// The stack has run out. Does not return.
    void overflow();

    /// The heap has run out. Does not return.
    void exhausted();
}
