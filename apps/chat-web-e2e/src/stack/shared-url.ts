/** Environment variable in which global setup leaves the address of the shared stack for the workers. */
export const sharedUrlVariable = 'PROSA_E2E_URL';

/** Environment variable with an access token of the shared workspace's owner, for what only an owner can do. */
export const sharedOwnerVariable = 'PROSA_E2E_OWNER';
