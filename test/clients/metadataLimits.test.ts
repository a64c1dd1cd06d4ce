import t from 'tap'
import { metadataLack } from '../../src/clients/metadataLimits.ts'
import type { ClientView } from '../../src/model/clientView.ts'

const view = (id: ClientView['id'], version?: string): ClientView => ({
  ...{ id, source: 'imds', identity: 'imds', supported: true },
  ...(version === undefined ? {} : { version }),
})
const tookMs = (slowestMs: number) => ({ kind: 'imds', slowestMs }) as const
const waiting = (seconds: string) => ({ AWS_METADATA_SERVICE_TIMEOUT: seconds })

t.test('the AWS CLI waits for a second, or as long as it is told', async (t) => {
  t.equal(metadataLack(view('awscli'), tookMs(10), {}), undefined)
  t.equal(metadataLack(view('awscli'), tookMs(1_500), {})?.of, 'patience')
  t.equal(metadataLack(view('awscli'), tookMs(1_500), waiting('6')), undefined)
})

t.test('a time that is no number is ignored', async (t) => {
  t.equal(metadataLack(view('awscli'), tookMs(10), waiting('5s')), undefined)
  t.match(metadataLack(view('awscli'), tookMs(1_500), waiting('5s'))?.note, /waits for 1000$/)
})

t.test('s3cmd and Rails know IMDSv2 from a version on, the others from the beginning', async (t) => {
  const lackOf = (id: ClientView['id'], version: string) =>
    metadataLack(view(id, version), { kind: 'imds', tokenRequired: true }, {})
  t.match(lackOf('s3cmd', '2.2.0'), { of: 'imdsv2', note: /^s3cmd 2\.2\.0 .* 2\.3\.0 asks with one$/ })
  t.match(lackOf('rails', '3.6.3'), { of: 'imdsv2', note: /^fog-aws 3\.6\.3 .* 3\.6\.4 asks with one$/ })
  t.equal(lackOf('s3cmd', '2.3.0'), undefined)
  t.equal(lackOf('registry', '1.0.0'), undefined)
})
