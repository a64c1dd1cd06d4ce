import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * What is in an executable, as CycloneDX 1.6: the packages whose files the bundler took, which are fewer than those that
 * are installed, and the runtime. No time and no serial number: the same executable has the same bill.
 * @param {object} of
 * @param {string} of.root the checkout
 * @param {string} of.name file name of the executable
 * @param {string} of.sha256 its checksum
 * @param {readonly string[]} of.inputs paths of the bundled files, from the checkout's folder
 * @param {string} of.runtime name of the runtime's package
 */
export function billOfMaterials({ root, name, sha256, inputs, runtime }) {
  const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'))
  const own = read('package.json')
  const locked = read('package-lock.json').packages
  const runtimePath = `node_modules/${runtime}`
  const paths = [
    ...new Set(inputs.flatMap((path) => path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/) ?? [])),
  ]
  const bundled = paths.map((path) => component(read(join(path, 'package.json')), locked[path]))
  const engine = component(
    read(join('runtimes', runtimePath, 'package.json')),
    read('runtimes/package-lock.json').packages[runtimePath],
  )
  const components = unique([...bundled, { ...engine, type: 'platform' }])
  const purl = `pkg:generic/${own.name}@${own.version}`
  const bill = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        ...{ type: 'application', 'bom-ref': purl, name, version: own.version, description: own.description },
        licenses: [{ license: { id: own.license } }],
        hashes: [{ alg: 'SHA-256', content: sha256 }],
        purl,
      },
    },
    components,
    dependencies: [{ ref: purl, dependsOn: components.map((one) => one.purl) }],
  }
  return `${JSON.stringify(bill, null, 2)}\n`
}

/** One package; its checksum is that of the archive which the lock file pins. */
function component({ name, version, license }, { integrity }) {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`
  return {
    ...{ type: 'library', 'bom-ref': purl, name, version },
    licenses: [/[ (]/.test(license) ? { expression: license } : { license: { id: license } }],
    hashes: [
      { alg: 'SHA-512', content: Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex') },
    ],
    purl,
  }
}

/** A package of one version may lie in several folders. */
function unique(components) {
  const byPurl = new Map(components.map((one) => [one.purl, one]))
  return [...byPurl.keys()].sort().map((purl) => byPurl.get(purl))
}
