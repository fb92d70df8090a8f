package org.coreplatform.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Gives tests a [Board] with a system in it.
///
/// ```java
/// @CoreSystem("system.xml")
/// class PumpTest {
///     @Test
///     void stopsWhenThePressureIsTooHigh(Board board) {
///         board.at(millis(250)).sense(0, 120);
///         board.runFor(millis(300));
///         board.events().motorSteps().after(millis(260)).assertNone();
///     }
/// }
/// ```
///
/// Each parameter of type [Board] is another board, switched off so far. A system is built once for
/// all tests that use it. A mistake in it fails the test with the diagnostics that `coreplat check`
/// prints. On a method it replaces the one of the class.
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(CoreSystemExtension.class)
public @interface CoreSystem {
    /// {@return the description, relative to the project's folder}
    String value() default "system.xml";

    /// {@return the script of the sensors, relative to the description's folder; `""` for none}
    ///
    /// As with `coreplat run`, `sensors.txt` is used if there is one.
    String sensors() default Board.SENSORS;

    /// {@return whether the kernel checks its invariants after every entry, which is slow}
    boolean checkInvariants() default false;
}
