import { lenient } from './format.ts'

/** AWS's answers themselves, as XML, and as minio-go and others print them as JSON. */
export const bodies = [
  /<Code>(?<code>[\w.]+)<\/Code>(?: ?<Message>(?<message>[^<]{0,800})<\/Message>)?/,
  /<RequestId>(?<requestId>[\w-]+)<\/RequestId>(?: ?<HostId>(?<hostId>[^<]+)<\/HostId>)?/,
  /"Code": ?"(?<code>[A-Z][\w.]+)", ?"Message": ?"(?<message>[^"\n]{0,600})"/,
  /\b(?:x-amz-request-id|x-amzn-requestid)["']?(?: ?=>|:) ?\[?["']?(?<requestId>[\w-]{8,40})/i,
  /\bx-amz-id-2["']?(?: ?=>|:) ?\[?["']?(?<hostId>[\w+/=]{20,200})/i,
].map(lenient)
