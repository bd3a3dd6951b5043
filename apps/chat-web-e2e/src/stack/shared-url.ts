/** Environment variable in which global setup leaves the address of the shared stack for the workers. */
export const sharedUrlVariable = 'PROSA_E2E_URL';
