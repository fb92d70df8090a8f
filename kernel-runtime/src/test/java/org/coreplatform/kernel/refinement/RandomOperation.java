package org.coreplatform.kernel.refinement;

import java.util.List;
import org.coreplatform.sdk.abi.FaultLabel;

/// Something that the running thread does, or that happens to it, drawn from one seed.
///
/// The same seed gives the same operation in any state, so that a script is a list of seeds and
/// still makes sense when some of them are left out.
final class RandomOperation {
    private static final int A7 = 17;

    private final Dice dice;
    private final World world;
    private final Twin kernel;
    private final Caller caller;

    private RandomOperation(Dice dice, World world, Twin kernel, Caller caller) {
        this.dice = dice;
        this.world = world;
        this.kernel = kernel;
        this.caller = caller;
    }

    /// Does it.
    ///
    /// @param log gets what it was, for a person
    static void perform(long seed, World world, Twin twin, List<String> log) {
        var dice = new Dice(seed, world);
        var caller = new Caller(twin, dice, world, twin.watchRunning(), log);
        new RandomOperation(dice, world, twin, caller).perform();
    }

    private void perform() {
        boolean lonely = kernel.runnableThreads() < 3;
        int kind = dice.nextInt(100);
        if (lonely && kernel.running() != 0 && kind < 70) {
            caller.company();
        } else if (kernel.running() == 0 || kind < 12) {
            timePasses();
        } else if (kind < 15) {
            caller.say("the UART asks for service");
            kernel.pulseUart();
        } else if (kind < 18) {
            fault();
        } else if (kind < 22) {
            caller.say("the last system call again");
            kernel.systemCall();
        } else if (kind < 52) {
            caller.message();
        } else {
            invocation();
        }
    }

    private void invocation() {
        switch (dice.nextInt(20)) {
            case 0, 1, 2, 3, 4 -> new RandomMemory(dice, world, caller).cnode();
            case 5, 6 -> new RandomMemory(dice, world, caller).retype();
            case 7, 8 -> new RandomMemory(dice, world, caller).vspace();
            case 9, 10, 11, 12, 13, 14, 15, 16 -> new RandomThreads(dice, world, caller).perform();
            case 17 -> new RandomMemory(dice, world, caller).interrupt();
            case 18 -> new RandomThreads(dice, world, caller).domain();
            default ->
                    caller.invoke(
                            dice.slotAny(),
                            dice.nextInt(48),
                            List.of(dice.slotAny()),
                            dice.words(5));
        }
    }

    // --- What is not a system call ---

    private void timePasses() {
        long ticks =
                switch (dice.nextInt(8)) {
                    case 0, 1 -> dice.nextInt(1, 100);
                    case 2, 3 -> dice.nextInt(100, 3_000);
                    case 4 -> dice.nextInt(3_000, 60_000);
                    case 5 -> 200;
                    default -> untilRefillsTouch();
                };
        caller.say("%d ticks pass".formatted(ticks));
        kernel.pass(ticks);
    }

    /// {@return how long until what is left of some thread's refill touches the next one, or nearly
    /// so}
    private long untilRefillsTouch() {
        List<Long> moments = kernel.momentsWhenRefillsTouch();
        return moments.isEmpty()
                ? dice.nextInt(1, 1_000)
                : Math.max(1, dice.any(moments) - kernel.now() + dice.nextInt(-1, 2));
    }

    private void fault() {
        switch (dice.nextInt(3)) {
            case 0 -> {
                int status =
                        dice.any(
                                List.of(
                                        FaultLabel.FSR_INSTRUCTION,
                                        FaultLabel.FSR_LOAD,
                                        FaultLabel.FSR_STORE));
                caller.say("a page fault of kind " + status);
                kernel.pageFault(0x1000L * dice.nextInt(8), status);
            }
            case 1 -> {
                caller.say("an exception");
                kernel.exception(dice.nextInt(8));
            }
            default -> {
                caller.say("an unknown system call");
                int number = dice.onceIn(5) ? dice.nextInt(0, 9) : dice.nextInt(-60, -33);
                kernel.setRegister(A7, number);
                kernel.systemCall();
            }
        }
    }
}
