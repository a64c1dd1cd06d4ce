import { fileURLToPath } from 'node:url'
import { parseAllDocuments, stringify } from 'yaml'
import { programHere } from '../build/program-here.ts'
import { type ProgramRun, runProgram } from '../build/run-program.ts'

export const chart = fileURLToPath(new URL('../../charts/gitlab-iam-doctor', import.meta.url))

/** Why a test that needs Helm cannot run; false when it can. */
export const withoutHelm: string | false = programHere('helm')
  ? false
  : 'helm is not installed (go install helm.sh/helm/v3/cmd/helm, see .ci/run)'

/** A Kubernetes object, as far as the tests look at it. */
export interface Manifest {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: Metadata
  readonly spec: PodSpec & { readonly [other: string]: unknown }
  readonly data?: Readonly<Record<string, string>>
}

export interface Metadata {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly annotations?: Readonly<Record<string, string>>
}

export interface PodSpec {
  readonly restartPolicy?: string
  readonly activeDeadlineSeconds?: number
  readonly serviceAccountName: string
  readonly automountServiceAccountToken: boolean
  readonly securityContext: { runAsUser: number; runAsGroup: number; fsGroup: number }
  readonly initContainers?: readonly Container[]
  readonly containers: readonly Container[]
  readonly volumes: readonly Volume[]
}

export interface Container {
  readonly name: string
  readonly image: string
  readonly command?: readonly string[]
  readonly args?: readonly string[]
  readonly env?: readonly { readonly name: string; readonly value?: string }[]
  readonly securityContext: Readonly<Record<string, unknown>>
  readonly resources: Readonly<Record<string, unknown>>
  readonly volumeMounts?: readonly VolumeMount[]
}

export interface VolumeMount {
  readonly name: string
  readonly mountPath: string
  readonly subPath?: string
  readonly readOnly?: boolean
}

export interface Volume {
  readonly name: string
  readonly emptyDir?: object
  readonly configMap?: { readonly name: string; readonly items?: readonly Item[] }
  readonly secret?: {
    readonly secretName: string
    readonly defaultMode?: number
    readonly items?: readonly Item[]
  }
  readonly projected?: { readonly defaultMode?: number; readonly sources: readonly Source[] }
}

export interface Item {
  readonly key: string
  readonly path: string
}

export interface Source {
  readonly secret?: { readonly name: string; readonly items?: readonly Item[] }
  readonly configMap?: { readonly name: string; readonly items?: readonly Item[] }
  readonly downwardAPI?: { readonly items: readonly { path: string; fieldRef: { fieldPath: string } }[] }
}

/** Values of the chart, as YAML would write them. */
export type Values = Readonly<Record<string, unknown>>

/** The chart with these values, as the release `doctor` in the namespace `gitlab`. Throws when Helm refuses. */
export async function render(values: Values): Promise<readonly Manifest[]> {
  const { exitCode, stdout, stderr } = await template(values)
  if (exitCode !== 0) throw new Error(stderr)
  return parseAllDocuments(stdout).flatMap((document) => {
    const manifest: Manifest | null = document.toJS()
    return manifest === null ? [] : [manifest]
  })
}

/** What `helm template` does with these values. */
export function template(values: Values, folder = chart): Promise<ProgramRun> {
  const args = ['template', 'doctor', folder, '--namespace', 'gitlab', '--values', '-']
  return runProgram(['helm', ...args], { input: stringify(values) })
}

export function helm(...args: readonly string[]): Promise<ProgramRun> {
  return runProgram(['helm', ...args])
}
