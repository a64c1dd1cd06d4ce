import type { Kind } from './register.ts'

/** What a field of this name holds wherever it stands, in facts above all. */
const BY_NAME: Readonly<Record<string, Kind>> = {
  namespace: 'namespace',
  podNamespace: 'namespace',
  serviceAccount: 'service-account',
  pod: 'pod',
  podName: 'pod',
  hostname: 'pod',
  account: 'account',
  bucket: 'bucket',
  bucketName: 'bucket',
  cluster: 'cluster',
  clusterName: 'cluster',
  roleName: 'role',
  userName: 'user',
  keyId: 'key',
  accessKeyId: 'access-key',
}

/** What the whole value of a field is, going by the field's name. */
export function kindOfField(name: string): Kind | undefined {
  return Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : undefined
}
