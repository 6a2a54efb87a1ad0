/** What the far end does with messages to one number. */
export type Outcome = 'delivered' | 'undelivered' | 'failed';
