import ipaddr from 'ipaddr.js'

/**
 * True when NO_PROXY excepts this address: by `*`, by the address itself, or, as Go has it, by a range in CIDR
 * notation (golang.org/x/net/http/httpproxy).
 */
export function exceptsAddress(noProxy: string | undefined, address: string): boolean {
  return (noProxy ?? '').split(/[,\s]+/).some((entry) => {
    if (entry === '*' || entry === address || entry.startsWith(`${address}:`)) return true
    return ipaddr.isValidCIDR(entry) && isWithin(address, entry)
  })
}

function isWithin(address: string, range: string): boolean {
  const one = ipaddr.parse(address)
  const [network, bits] = ipaddr.parseCIDR(range)
  return one.kind() === network.kind() && one.match(network, bits)
}
