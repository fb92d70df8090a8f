package org.coreplatform.sdk.profile;

/// What the bytecode of Java PDs costs, in cycles at 1 GHz: what the in-order core of [CycleCosts]
/// takes for the code that a simple compiler would make of it.
///
/// Every instruction costs something, so nothing runs for ever for free. How long the host takes
/// has no influence.
public final class BytecodeCosts {
    /// Constants, local variables, the operand stack: so many in a cycle. Most of them are gone
    /// once values live in registers. A block of code is charged whole cycles.
    public static final int MOVES_PER_CYCLE = 4;

    /// Integer arithmetic, comparisons, conversions of integers, returns.
    public static final int SIMPLE = 1;

    /// `goto`, `if…`: taken or not.
    public static final int BRANCH = 1;

    /// `tableswitch`, `lookupswitch`: bounds check, table load, jump.
    public static final int SWITCH = 5;

    public static final int INTEGER_MULTIPLY = 3;

    /// `idiv`, `irem`, `ldiv`, `lrem`, with the check for zero.
    public static final int INTEGER_DIVIDE = 20;

    /// Addition, multiplication, comparison and conversion of floating-point numbers.
    public static final int FLOAT = 4;

    /// `fdiv`, `ddiv`.
    public static final int FLOAT_DIVIDE = 25;

    /// `frem`, `drem`: a library routine.
    public static final int FLOAT_REMAINDER = 80;

    /// A field: load or store that hits the cache, with the null check.
    public static final int FIELD = 2;

    /// An array element: null and bounds check, then the access.
    public static final int ARRAY_ELEMENT = 3;

    public static final int ARRAY_LENGTH = 2;

    /// Storing a reference into an array: checks its type too.
    public static final int ARRAY_STORE_REFERENCE = 6;

    /// `checkcast`, `instanceof`.
    public static final int TYPE_CHECK = 4;

    /// A call whose target is known: jump, frame, return.
    public static final int CALL = 4;

    /// A call through the class's table.
    public static final int VIRTUAL_CALL = 6;

    /// A call that searches the interface's table.
    public static final int INTERFACE_CALL = 8;

    /// Making an object or array, besides clearing it.
    public static final int NEW = 10;

    /// Bytes of a new array that are cleared in a cycle.
    public static final int BYTES_CLEARED_PER_CYCLE = 8;

    /// `athrow`: finding the handler.
    public static final int THROW = 100;

    /// Entering a handler, also that of an exception that the machine raised: making the object and
    /// its trace, finding the handler.
    public static final int CATCH = 500;

    // Calls of the port, instead of INTERFACE_CALL. What kernel and devices take comes on top.

    /// A load or store of mapped memory that hits TLB and cache, with the view's arithmetic.
    public static final int MEMORY_ACCESS = 3;

    /// An atomic access: as a RISC-V `amo` instruction that hits the cache.
    public static final int ATOMIC_ACCESS = 10;

    /// A message register, the `time` register.
    public static final int REGISTER_ACCESS = 2;

    /// The stub of a system call: loading the registers; the trap is the kernel's.
    public static final int SYSTEM_CALL_STUB = 8;

    /// The event loop, from the end of the wait to the call of what handles the event.
    public static final int EVENT_HANDLING = 6;

    /// The event loop, from there to the call by which the PD waits for the next event.
    public static final int EVENT_HANDLED = 7;

    /// Setting up a bulk copy; the bytes are charged as they are copied.
    public static final int COPY_SETUP = 20;

    /// Bytes of a bulk copy that are moved in a cycle.
    public static final int BYTES_COPIED_PER_CYCLE = 4;

    private BytecodeCosts() {}
}
