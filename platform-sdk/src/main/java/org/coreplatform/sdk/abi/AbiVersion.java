package org.coreplatform.sdk.abi;

/// Which numbers a program uses for invocations: those of the seL4 that its SDK was made for (RV64,
/// MCS). Later versions have put new ones in between; all else that programs see is the same, but
/// for debug and benchmark calls from -19 on: they have the numbers of seL4 16.0 for all.
public enum AbiVersion {
    /// seL4 12.1 and 13.0; Microkit 1.4 and 2.0.
    SEL4_13(false, false),
    /// seL4 14.0; Microkit 2.1.
    SEL4_14(true, false),
    /// seL4 15.0 and 16.0; Microkit 2.2 and 2.3: the numbers of [InvocationLabel].
    SEL4_16(true, true);

    private final boolean hasThreadFlags;
    private final boolean hasDomainSchedules;

    AbiVersion(boolean hasThreadFlags, boolean hasDomainSchedules) {
        this.hasThreadFlags = hasThreadFlags;
        this.hasDomainSchedules = hasDomainSchedules;
    }

    /// {@return the number in [InvocationLabel] of what this version numbers so; what means nothing
    /// here means nothing there}
    ///
    /// @param label the label of an invocation, from 0 on
    public int current(int label) {
        int number = label;
        if (!hasThreadFlags && number >= InvocationLabel.TCB_SET_FLAGS) {
            number++;
        }
        if (!hasDomainSchedules && number >= InvocationLabel.DOMAIN_SCHEDULE_CONFIGURE) {
            number += 2;
        }
        return number;
    }
}
