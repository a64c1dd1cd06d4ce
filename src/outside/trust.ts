import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createSecureContext, type SecureContext } from 'node:tls'
import { errorCode, errorMessage } from './thrown.ts'

/** Where the images that GitLab is built on keep the authorities they trust: Debian, and Red Hat's UBI. */
const systemBundles = ['/etc/ssl/certs/ca-certificates.crt', '/etc/pki/tls/certs/ca-bundle.crt']

export type Trust =
  | { readonly ok: true; readonly secureContext: SecureContext | undefined }
  | { readonly ok: false; readonly message: string }

/**
 * The certificate authorities that GitLab's own clients trust in this pod, since a pass here must mean a pass there:
 * the given bundle, else the system's, where the chart puts custom authorities, else those of the runtime.
 * @param named SSL_CERT_FILE, in which OpenSSL and Go look first (golang/go src/crypto/x509/root_unix.go)
 */
export async function trustOf(
  given: { path: string; setBy: string } | undefined,
  root: string,
  named?: string | undefined,
): Promise<Trust> {
  if (given !== undefined) {
    try {
      return {
        ok: true,
        secureContext: createSecureContext({ ca: authorities(await readFile(given.path, 'utf8')) }),
      }
    } catch (thrown) {
      const why = errorCode(thrown) ?? errorMessage(thrown)
      return { ok: false, message: `${given.setBy} ${given.path} cannot be used as a CA bundle: ${why}` }
    }
  }
  for (const path of named ? [named, ...systemBundles] : systemBundles) {
    try {
      return {
        ok: true,
        secureContext: createSecureContext({ ca: authorities(await readFile(join(root, path), 'utf8')) }),
      }
    } catch {
      // Not on this system, or not to be read: the next place, and in the end the runtime's own.
    }
  }
  return { ok: true, secureContext: undefined }
}

function authorities(bundle: string): string[] {
  const found = bundle.match(
    /-----BEGIN (TRUSTED )?CERTIFICATE-----[^-]+-----END (TRUSTED )?CERTIFICATE-----/g,
  )
  if (found === null) throw new Error('it holds no PEM certificate')
  return found
}
