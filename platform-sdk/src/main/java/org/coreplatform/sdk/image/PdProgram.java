package org.coreplatform.sdk.image;

import java.util.Arrays;
import java.util.List;

/// One PD's linked program: what stands in its program segment from
/// [org.coreplatform.sdk.abi.PdAddressSpace#PROGRAM_BASE], which is also its entry address.
///
/// It contains the classes of the PD and those of `sdk.pd` that it uses, as javac wrote them; the
/// loader verifies and transforms them. The words that libmicrokit's symbols hold (`microkit_name`,
/// `microkit_passive`, `microkit_irqs`, …) are its first fields.
///
/// @param name the PD's name
/// @param mainClass binary name of the class that extends `ProtectionDomain`
/// @param passive whether the PD becomes passive after `init`
/// @param irqs bit per interrupt id
/// @param notifications bit per channel id that may be notified
/// @param ppcs bit per channel id whose protected procedure may be called
/// @param stackBytes the stack's size
/// @param heapBytes the heap's size
/// @param classes the classes by ascending name
public record PdProgram(
        String name,
        String mainClass,
        boolean passive,
        long irqs,
        long notifications,
        long ppcs,
        long stackBytes,
        long heapBytes,
        List<ProgramClass> classes) {

    public PdProgram {
        classes = List.copyOf(classes);
    }

    /// A class file.
    ///
    /// @param name binary name, such as `pump.DoseController`
    /// @param bytes the class file
    @SuppressWarnings(
            "ArrayRecordComponent") // never compared; a copy per access costs start-up time
    public record ProgramClass(String name, byte[] bytes) {

        @Override
        public boolean equals(Object other) {
            return other instanceof ProgramClass that
                    && name.equals(that.name)
                    && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return name.hashCode() * 31 + Arrays.hashCode(bytes);
        }
    }
}
