/// The boards that exist: each one an address map and the wiring of its parts.
@NullMarked
package org.coreplatform.board.catalog;

import org.jspecify.annotations.NullMarked;
