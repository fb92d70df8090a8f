package org.coreplatform.board.core;

/// What a memory access does.
public enum Access {
    FETCH,
    LOAD,
    STORE
}
