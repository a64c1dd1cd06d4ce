import { lenient } from './format.ts'

/** The SDKs for JavaScript, Ruby, PHP, Rust and .NET, each with the words it prints an error in. */
export const otherSdks = [
  // Ruby: the code is the class (aws-sdk-core lib/aws-sdk-core/errors.rb).
  /\bAws::(?<service>\w+)::Errors::(?<code>\w+)\b(?:[ :(]+(?<message>[^\n)]{0,600}))?/,
  // JavaScript: util.inspect of an error, v2 and v3.
  /\b(?:Code|code): ["'](?<code>[A-Z]\w+)["']/,
  /["']?\$metadata["']?: \{ ["']?httpStatusCode["']?: (?<status>\d+), ["']?requestId["']?: ["'](?<requestId>[\w-]+)["'](?:, ["']?extendedRequestId["']?: ["'](?<hostId>[^"']+)["'])?/,
  // PHP (aws-sdk-php src/WrappedHttpHandler.php).
  /Error executing "(?<operation>\w+)" on "[^"\n]*"; AWS HTTP error:/,
  /\b(?<code>[A-Z]\w+) \((?:client|server)\): (?<message>[^\n<]{0,600})/,
  // Rust: the Debug form of an error's metadata (aws-smithy-types src/error/metadata.rs).
  /code: Some\( ?"(?<code>\w+)",? ?\), message: Some\( ?"(?<message>[^"\n]{0,600})"/,
].map(lenient)
