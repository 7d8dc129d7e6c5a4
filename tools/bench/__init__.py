"""What is measured on every machine that runs `make bench`: importing a big file, appending to and reading a big lake."""
