import { lenient } from './format.ts'

/** Programs with words of their own: s3cmd, fog and Excon, curl, kube2iam, the agents of Kubernetes. */
export const programs = [
  // s3cmd (S3/Exceptions.py S3Error): `S3 error: 403 (AccessDenied): Access Denied`.
  /\b(?<status>[345]\d\d) \((?<code>[A-Z][A-Za-z]+)\)(?:: (?<message>[^\n]{0,600}))?/,
  // Excon (lib/excon/middlewares/expects.rb): `Expected(200) <=> Actual(403 Forbidden)`.
  /Expected\([\d |]+\) <=> Actual\((?<status>\d+)[^)]*\)/,
  // The EKS Pod Identity agent (pkg/errors/errors.go): `[id]: (Code): message, fault: client`.
  /\[(?<requestId>[\w-]{8,40})\]: \((?<code>\w+)\): (?<message>[^\n]{0,600})/,
  /responseStatus=(?<status>[45]\d\d)\b/,
  /\bHTTP\/[\d.]+ (?<status>[345]\d\d)\b/,
  /\b(?:status(?: ?code)?|http status|StatusCode)["']?(?: is|:|=)? ?(?<status>[345]\d\d)\b/i,
].map(lenient)
