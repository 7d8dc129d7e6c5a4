"""Where the lake's files lie: in the workspace, or on object storage that speaks S3."""

from helloword.storage.bucket import Bucket
from helloword.storage.place import Place
from helloword.storage.s3_path import S3Path

__all__ = ["Bucket", "Place", "S3Path"]
