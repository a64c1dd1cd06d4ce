/** What charts before 10 write when no secret is given: a configuration for their MinIO, whose keys are missing here. */
export const minioS3cfg = `[default]
access_key = 
secret_key = 
bucket_location = us-east-1
host_base = minio.acme.example
host_bucket = minio.acme.example/%(bucket)
default_mime_type = binary/octet-stream
enable_multipart = True
multipart_max_chunks = 10000
multipart_chunk_size_mb = 128
recursive = True
recv_chunk = 65536
send_chunk = 65536
server_side_encryption = False
signature_v2 = True
socket_timeout = 300
use_mime_magic = False
verbosity = WARNING
website_endpoint = https://minio.acme.example
`
