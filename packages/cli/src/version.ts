/** What this build calls itself, and which TiKV release it tells clients it behaves like. */

export const VERSION = '0.1.0';
