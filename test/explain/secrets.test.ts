import fc from 'fast-check'
import t from 'tap'
import { explain } from '../../src/explain/explain.ts'
import { masked } from '../../src/explain/intake/masked.ts'
import { explanationJson, explanationText } from '../../src/render/explanation.ts'

const style = { color: false, unicode: true, width: 80, verbose: false, quiet: false }
const everything = (text: string) => {
  const answer = explain(text)
  return explanationJson(answer) + explanationText(answer, style)
}

const SECRET = 'wJalrXUtnFEMIK7MDENGbPxRfiCYzCANARYKEY0'
const TOKEN = `IQoJb3JpZ2luX2VjEG0aDGV1LWNlbnRyYWwtMSJHMEUCIGnBg0s77mT1EUgGUDliKPwZWAApBUNqFiwFHclQ${'aB3'.repeat(60)}==`
const JWT = 'eyJhbGciOiJSUzI1NiIsImtpZCI6IjEifQ.eyJzdWIiOiJzeXN0ZW06c2VydmljZWFjY291bnQ6YTpiIn0.c2lnbmF0dXJl'
const DENIED = 'AccessDenied: Access Denied'

/** Places in which secrets stand in real output, each with what must not come out. */
const places: readonly (readonly [text: string, secret: string])[] = [
  [
    `Post "https://sts.amazonaws.com/?Action=AssumeRoleWithWebIdentity&WebIdentityToken=${JWT}": dial tcp: i/o timeout`,
    JWT,
  ],
  [`${DENIED} token ${JWT} was refused`, JWT],
  [
    `Put "https://acme.s3.amazonaws.com/x?X-Amz-Credential=ASIAYKQAWSLP6RFYOUY6%2F20260101&X-Amz-Security-Token=${TOKEN}&X-Amz-Signature=0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9": context deadline exceeded`,
    TOKEN,
  ],
  [
    'Get "https://acme.s3.amazonaws.com/x?X-Amz-Signature=0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9": i/o timeout',
    '0a1b2c3d4e5f60718293a4b5c6d7e8f9',
  ],
  [`AWS_SECRET_ACCESS_KEY=${SECRET} aws s3 ls: ${DENIED}`, SECRET],
  [`{"aws_secret_access_key": "${SECRET}", "error": "${DENIED}"}`, SECRET],
  [JSON.stringify({ msg: JSON.stringify({ secretAccessKey: SECRET, error: DENIED }) }), SECRET],
  [`:aws_secret_access_key => '${SECRET}', ${DENIED}`, SECRET],
  [`secret_key = ${SECRET}\n${DENIED}`, SECRET],
  [
    `<Error><Code>SignatureDoesNotMatch</Code><AWSAccessKeyId>AKIARZPUZDIKGB2VALC4</AWSAccessKeyId><StringToSign>AWS4-HMAC-SHA256\n20260101T000000Z\nCANARYSTRINGTOSIGN</StringToSign></Error>`,
    'CANARYSTRINGTOSIGN',
  ],
  [`<Error><Code>ExpiredToken</Code><Token-0>${TOKEN}</Token-0></Error>`, TOKEN],
  [
    `Authorization: AWS4-HMAC-SHA256 Credential=AKIARZPUZDIKGB2VALC4/20260101/us-east-1/s3/aws4_request, Signature=cafe0123 ${DENIED}`,
    'cafe0123',
  ],
  [`authorization: Bearer CANARYBEARERTOKEN123 ${DENIED}`, 'CANARYBEARERTOKEN123'],
  [
    `proxyconnect tcp: dial http://proxy-user:CANARYPASS@proxy.acme.test:3128: i/o timeout for https://sts.amazonaws.com/`,
    'CANARYPASS',
  ],
  [`password: CANARYletters, ${DENIED}`, 'CANARYletters'],
  [`GITLAB_TOKEN=glpat-CANARY0123456789abcd ${DENIED}`, 'glpat-CANARY0123456789abcd'],
  [`${DENIED} for AKIARZPUZDIKGB2VALC4`, 'AKIARZPUZDIKGB2VALC4'],
  [
    `-----BEGIN RSA PRIVATE KEY-----\nMIIEcanary${'Ab1'.repeat(30)}\n-----END RSA PRIVATE KEY-----\n${DENIED}`,
    'MIIEcanary',
  ],
  [`the key ${SECRET}A was used: ${DENIED}`, SECRET],
]

t.test('no secret of the text is in the answer', async (t) => {
  for (const [text, secret] of places) {
    const answer = everything(text)
    t.notOk(answer.includes(secret), text.slice(0, 60))
    t.ok(explain(text).candidates.length > 0, 'and the text is answered all the same')
  }
})

t.test('a secret of any form behind its name is hidden, wherever the text has it', async (t) => {
  const names = [
    'aws_secret_access_key',
    'AWS_SESSION_TOKEN',
    'secretAccessKey',
    'X-Amz-Signature',
    'password',
    'WebIdentityToken',
  ]
  const base64 = fc.string({
    unit: fc.constantFrom(...'ABCDEFabcdef0123456789+/'),
    minLength: 12,
    maxLength: 300,
  })
  const between = fc.constantFrom('=', ': ', '": "', ' => ')
  fc.assert(
    fc.property(fc.constantFrom(...names), between, base64, (name, by, value) => {
      const quoted = by.includes('"') ? `"${name}${by}${value}"` : `${name}${by}${value}`
      return !everything(`${DENIED} ${quoted} and more\nerror: no such host`).includes(value)
    }),
    { numRuns: 200 },
  )
  t.pass('hidden')
})

t.test('what only looks alike stays', async (t) => {
  const kept = [
    'Invalid Identity token: No OpenIDConnect provider found',
    "cat: can't open '/var/run/secrets/eks.amazonaws.com/serviceaccount/token': Permission denied",
    'Missing required arguments: aws_access_key_id, aws_secret_access_key',
    'Signature expired: 20260101T000000Z is now earlier than 20260101T010000Z',
    'arn:aws:s3:::acme-a-bucket-with-a-long-name/docker/registry/v2/blobs/sha256/0f/0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0/data',
    'commit 0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c',
  ]
  for (const text of kept) t.equal(masked(text).text, text)
})
