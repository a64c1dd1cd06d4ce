import { stringify } from 'yaml'
import type { RegistryStorage } from '../world-gitlab.ts'

/**
 * /etc/docker/registry/config.yml: the init container puts the storage secret below `storage:`, word for word (GitLab
 * chart, charts/registry/values.yaml `init.script`), and adds `delete` where the secret has none.
 */
export function registryConfig({ driver, storage }: RegistryStorage): string {
  const secret = typeof storage === 'string' ? storage : stringify({ [driver]: storage })
  const lines = secret.replace(/\n*$/, '\n').replace(/^(?=.)/gm, '  ')
  const deletion = /^ {2}delete:/m.test(lines) ? '' : '  delete:\n    enabled: true\n'
  return `version: 0.1
log:
  fields:
    service: registry
  level: info
http:
  debug:
    addr: ':5001'
  draintimeout: 0
  headers:
    X-Content-Type-Options: [nosniff]
  addr: :5000
  secret: "4dGk1cVx0f2bW8nQzR7s"
  relativeurls: false
health:
  storagedriver:
    enabled: false
    interval: 10s
    threshold: 3
auth:
  token:
    realm: https://gitlab.acme.example/jwt/auth
    service: container_registry
    issuer: "gitlab-issuer"
    rootcertbundle: /etc/docker/registry/certificate.crt
    autoredirect: false
compatibility:
  schema1:
    enabled: false
validation:
  disabled: true
storage:
${lines}${deletion}  cache:
    blobdescriptor: 'inmemory'
  maintenance:
    readonly:
      enabled: false
    uploadpurging:
      enabled: true
      age: 168h
      interval: 24h
      dryrun: false
`
}
