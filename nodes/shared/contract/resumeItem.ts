/** Name of the query parameter of a resume URL that says which item's message holds the link. */
export const ITEM = 'item';
