/** Where a machine finds the installation's authority and its own certificate and key, made out to its name. */
export const certificates = {
  authority: '/run/prosa/ca.pem',
  certificate: '/run/prosa/cert.pem',
  key: '/run/prosa/key.pem',
} as const;
