/// JUnit 5 extension for tests of systems: boots what a description says on the simulated board.
///
/// [CoreSystem] names the description, [Board] is what a test gets: inputs go in, simulated time
/// passes, and what happened is looked at as text ([Console]) or as events ([Events]).
@NullMarked
package org.coreplatform.junit;

import org.jspecify.annotations.NullMarked;
