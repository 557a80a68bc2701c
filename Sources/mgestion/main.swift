print("mgestion")
