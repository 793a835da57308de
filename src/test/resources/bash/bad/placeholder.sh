./restore.sh <backup-timestamp>
