/// The PD library: what calls of Java's library go through when their cost depends on arguments.
///
/// Every incarnation of a PD gets its own copy of these classes (but for the meter, which is the
/// machine's), transformed and metered like the program itself. So a loop here costs what it would
/// cost there, and can be preempted. What is handed on to the host in one piece is bounded: texts
/// by their longest length, arrays by chunks.
///
/// The code keeps to plain bytecode: no lambdas, no string concatenation, no static initialisers.
/// For a method `m` of `java.lang.X`, `XLibrary.m` takes the receiver as its first argument;
/// `construct` turns a constructor's arguments into the argument of a cheap constructor.
@NullMarked
package org.coreplatform.pd;

import org.jspecify.annotations.NullMarked;
