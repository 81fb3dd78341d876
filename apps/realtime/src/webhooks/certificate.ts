import type { CertificateFault } from "@jieru/shared/protocol/webhooks";

/** https://nodejs.org/api/tls.html#x509-certificate-error-codes and one of Node itself. */
const faults: Record<string, CertificateFault> = {
  CERT_HAS_EXPIRED: "expired",
  CERT_NOT_YET_VALID: "expired",
  ERR_TLS_CERT_ALTNAME_INVALID: "other_name",
  HOSTNAME_MISMATCH: "other_name",
  DEPTH_ZERO_SELF_SIGNED_CERT: "untrusted",
  SELF_SIGNED_CERT_IN_CHAIN: "untrusted",
  UNABLE_TO_GET_ISSUER_CERT: "untrusted",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "untrusted",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "untrusted",
  CERT_CHAIN_TOO_LONG: "untrusted",
  CERT_REVOKED: "untrusted",
  CERT_UNTRUSTED: "untrusted",
  CERT_REJECTED: "untrusted",
  CERT_SIGNATURE_FAILURE: "untrusted",
  INVALID_CA: "untrusted",
  INVALID_PURPOSE: "untrusted",
  PATH_LENGTH_EXCEEDED: "untrusted",
};

/** [WH8] Returns the fault behind a failed connection. */
export const certificateFaultOf = (error: unknown): CertificateFault | undefined =>
  error instanceof Error && "code" in error ? faults[String(error.code)] : undefined;
