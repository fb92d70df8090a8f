package org.coreplatform.kernel.spec;

/// What a slot may hold. Objects are named by their physical addresses.
public sealed interface Capability {
    /// {@return what `DebugCapIdentify` answers}
    int tag();

    /// {@return physical address of the object, 0 for none}
    default long objectAddress() {
        return CapabilityRules.memory(this).map(CapabilityRules.Region::base).orElse(0L);
    }

    /// The empty slot.
    record Null() implements Capability {
        @Override
        public int tag() {
            return 0;
        }
    }

    /// A page of memory.
    ///
    /// @param rights what may be mapped
    /// @param asid the address space where this capability has mapped it, 0 for none
    /// @param address the virtual address where it has mapped it
    record Frame(long base, int sizeBits, VmRights rights, boolean device, int asid, long address)
            implements Capability {
        @Override
        public int tag() {
            return 1;
        }

        Frame mappedAt(int space, long virtualAddress) {
            return new Frame(base, sizeBits, rights, device, space, virtualAddress);
        }

        Frame unmapped() {
            return mappedAt(0, 0);
        }

        Frame withRights(VmRights replacement) {
            return new Frame(base, sizeBits, replacement, device, asid, address);
        }
    }

    /// Memory to make objects of.
    ///
    /// @param watermark how many bytes from the base are taken
    record Untyped(long base, int sizeBits, boolean device, long watermark) implements Capability {
        @Override
        public int tag() {
            return 2;
        }

        long sizeBytes() {
            return 1L << sizeBits;
        }

        Untyped withWatermark(long bytes) {
            return new Untyped(base, sizeBits, device, bytes);
        }
    }

    /// A page table; one with an ASID at address 0 that the ASID's pool names is a VSpace root.
    record PageTable(long base, boolean mapped, int asid, long address) implements Capability {
        @Override
        public int tag() {
            return 3;
        }

        PageTable mappedAt(int space, long virtualAddress) {
            return new PageTable(base, true, space, virtualAddress);
        }

        PageTable unmapped() {
            return new PageTable(base, false, 0, 0);
        }
    }

    record Endpoint(
            long object,
            long badge,
            boolean canSend,
            boolean canReceive,
            boolean canGrant,
            boolean canGrantReply)
            implements Capability {
        @Override
        public int tag() {
            return 4;
        }

        boolean canBeHandler() {
            return canSend && (canGrant || canGrantReply);
        }

        boolean hasAllRights() {
            return canSend && canReceive && canGrant && canGrantReply;
        }
    }

    record Notification(long object, long badge, boolean canSend, boolean canReceive)
            implements Capability {
        @Override
        public int tag() {
            return 6;
        }
    }

    record Reply(long object, boolean canGrant) implements Capability {
        @Override
        public int tag() {
            return 8;
        }
    }

    record CNode(long object, int radix, int guardBits, long guard) implements Capability {
        @Override
        public int tag() {
            return 10;
        }

        long slots() {
            return 1L << radix;
        }
    }

    record AsidControl() implements Capability {
        @Override
        public int tag() {
            return 11;
        }
    }

    record Tcb(long object) implements Capability {
        @Override
        public int tag() {
            return 12;
        }
    }

    record AsidPool(long object, int firstAsid) implements Capability {
        @Override
        public int tag() {
            return 13;
        }
    }

    record IrqControl() implements Capability {
        @Override
        public int tag() {
            return 14;
        }
    }

    record IrqHandler(int irq) implements Capability {
        @Override
        public int tag() {
            return 16;
        }
    }

    /// What is left of a CNode or thread while it is destroyed: the right to go on with that.
    record Zombie(long object, int sizeBits) implements Capability {
        @Override
        public int tag() {
            return 18;
        }
    }

    record Domain() implements Capability {
        @Override
        public int tag() {
            return 20;
        }
    }

    record SchedContext(long object, int sizeBits) implements Capability {
        @Override
        public int tag() {
            return 22;
        }
    }

    record SchedControl(int core) implements Capability {
        @Override
        public int tag() {
            return 24;
        }
    }
}
