/** What PD says it is. Clients gate features by it, so it names the release of TiKV PD whose behaviour this one has. */
export const PD_VERSION = 'v8.5.4';
export const PD_GIT_HASH = 'tessera';
