import type { Component } from '../model/words.ts'
import { awscli } from './awscli.ts'
import type { Client } from './client.ts'
import { rails } from './rails.ts'
import { registry } from './registry.ts'
import { s3cmd } from './s3cmd.ts'
import { workhorse } from './workhorse.ts'

/** GitLab's five S3 clients. */
export const clients: readonly Client[] = [rails, workhorse, registry, s3cmd, awscli]

/** The clients that run in each kind of pod. */
const byComponent: Readonly<Record<Component, readonly Client[]>> = {
  toolbox: [rails, s3cmd, awscli],
  webservice: [rails, workhorse],
  sidekiq: [rails],
  migrations: [rails],
  registry: [registry],
  unknown: clients,
}

export function clientsOf(component: Component): readonly Client[] {
  return byComponent[component]
}
