"""The method library: index, uncertainty, inequality, precision, disclosure. Pure: no Django.

An analyst uses it from Python (`from thrive.method import index`) or from the shell
(`thrive index --help`). Each room below it stands alone; all share `errors` and `tables`.
"""
