package org.openmash.audit.tree;

import java.util.List;

/**
 * What adding leaves did.
 *
 * @param frontier of the grown tree
 * @param written the tiles that are new or wider than before, lowest level first; every other tile is as it was
 */
public record Growth(Frontier frontier, List<Tile> written) {
    public Growth {
        written = List.copyOf(written);
    }
}
