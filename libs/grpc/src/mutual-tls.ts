/** Connections on which both sides show who they are. */
import { experimental, type ChannelCredentials, type ServerCredentials } from '@grpc/grpc-js';

/** Who a service is, and whom it believes. Each is PEM; a certificate may be followed by those between it and the authority. */
export interface TlsIdentity {
  /** The authorities whose certificates are believed. */
  readonly ca: Buffer;
  /** The service's own certificate, shown to clients and to servers alike. */
  readonly cert: Buffer;
  /** The private key of that certificate. */
  readonly key: Buffer;
}

/**
 * TLS in both directions with one identity. A server demands a client certificate of the authority; a client shows its own and
 * checks that the server's bears the name, or the IP address, it was called by. What cannot be verified is refused in the
 * handshake, before any call.
 */
export class MutualTls {
  readonly #provider: IdentityProvider;
  /** For `Server.bindAsync`. */
  readonly serverCredentials: ServerCredentials;
  /** For a `Client`. */
  readonly channelCredentials: ChannelCredentials;

  /** The parts have to fit together: `createSecureContext` of node:tls must take them. */
  constructor(identity: TlsIdentity) {
    this.#provider = new IdentityProvider(identity);
    this.serverCredentials = experimental.createCertificateProviderServerCredentials(
      this.#provider,
      this.#provider,
      true,
    );
    this.channelCredentials = experimental.createCertificateProviderChannelCredentials(this.#provider, this.#provider);
  }

  /** Another identity from now on, for new connections; those that are open stay as they are. */
  replace(identity: TlsIdentity): void {
    this.#provider.replace(identity);
  }
}

type CaListener = experimental.CaCertificateUpdateListener;
type CertificateListener = experimental.IdentityCertificateUpdateListener;

/** Hands an identity to grpc-js, which asks for the authority and for the certificate apart. */
class IdentityProvider implements experimental.CertificateProvider {
  #identity: TlsIdentity;
  readonly #caListeners = new Set<CaListener>();
  readonly #certificateListeners = new Set<CertificateListener>();

  constructor(identity: TlsIdentity) {
    this.#identity = identity;
  }

  replace(identity: TlsIdentity): void {
    this.#identity = identity;
    for (const listener of this.#caListeners) this.#tellCa(listener);
    for (const listener of this.#certificateListeners) this.#tellCertificate(listener);
  }

  // Told in the next tick: grpc-js is not ready to be told while it adds a listener.
  addCaCertificateListener(listener: CaListener): void {
    this.#caListeners.add(listener);
    process.nextTick(() => this.#tellCa(listener));
  }

  removeCaCertificateListener(listener: CaListener): void {
    this.#caListeners.delete(listener);
  }

  addIdentityCertificateListener(listener: CertificateListener): void {
    this.#certificateListeners.add(listener);
    process.nextTick(() => this.#tellCertificate(listener));
  }

  removeIdentityCertificateListener(listener: CertificateListener): void {
    this.#certificateListeners.delete(listener);
  }

  #tellCa(listener: CaListener): void {
    listener({ caCertificate: this.#identity.ca });
  }

  #tellCertificate(listener: CertificateListener): void {
    listener({ certificate: this.#identity.cert, privateKey: this.#identity.key });
  }
}
