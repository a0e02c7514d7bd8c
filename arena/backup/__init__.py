"""The whole portal in one file, and back: the database, the uploaded files, and the names of what is kept elsewhere.

A backup is a tar file that only its owner can read:

    manifest.json   when it was made, the last migration of each app, the rows of each table, the checksum of each file
    database.dump   what `pg_dump` writes; the sign-ins of the moment are left out
    files/…         what people have uploaded
"""
