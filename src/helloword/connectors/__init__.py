"""Where data comes from: kinds of report files, read and conformed to the commerce model."""
